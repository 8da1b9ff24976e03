import { z } from 'zod'
import type { PinnedScenario } from '../../application/conversation.ts'
import type { DefinitionArchive } from '../../application/ports/definition-archive.ts'
import type { ScenarioSource } from '../../domain/scenario/compiled.ts'
import { ScenarioDefinition, StageDefinition } from '../../domain/scenario/definition.ts'
import type { PrismaClient } from './generated/client.ts'
import type { InputJsonValue } from './generated/internal/prismaNamespace.ts'

/** Makes a stored definition walkable again, with the texts that it had. */
export type Revive = (version: string, source: ScenarioSource, texts: unknown) => PinnedScenario

const Source = z.strictObject({ scenario: ScenarioDefinition, stages: z.array(StageDefinition) })
/** Definitions in use at once: a deploy or two of running talks. */
const KEPT_IN_MEMORY = 8

/** Definitions in PostgreSQL, revived on first use. */
export class PostgresDefinitionArchive implements DefinitionArchive {
  readonly #prisma: PrismaClient
  readonly #revive: Revive
  readonly #texts: unknown
  readonly #revived = new Map<string, PinnedScenario | null>()

  /** `texts` are those of the present definition, stored with it. */
  constructor(prisma: PrismaClient, texts: unknown, revive: Revive) {
    this.#prisma = prisma
    this.#texts = texts
    this.#revive = revive
  }

  async keep(version: string, source: ScenarioSource): Promise<void> {
    const row = {
      version,
      source: source as unknown as InputJsonValue,
      texts: this.#texts as InputJsonValue,
      keptAt: new Date(),
    }
    await this.#prisma.definition.createMany({ data: [row], skipDuplicates: true })
  }

  async find(version: string): Promise<PinnedScenario | null> {
    const known = this.#revived.get(version)
    if (known !== undefined) return known
    const row = await this.#prisma.definition.findUnique({ where: { version } })
    const source = Source.safeParse(row?.source)
    const pinned = row && source.success ? this.#revive(version, source.data, row.texts) : null
    if (this.#revived.size >= KEPT_IN_MEMORY) this.#revived.clear()
    this.#revived.set(version, pinned)
    return pinned
  }
}
