import { defineConfig } from 'prisma/config'

/** For Prisma's command line only; the product itself needs neither the command line nor this file. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
