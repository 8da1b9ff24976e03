import { silentVoice } from '../../src/adapters/playground/people/silent-voice.ts'
import type { ReadAloud, Spoken } from '../../src/application/ports/read-aloud.ts'
import type { Language } from '../../src/application/ports/texts.ts'

/** A voice that says nothing and remembers what it was asked to say. */
export class RecordedVoice implements ReadAloud {
  readonly said: { words: string; language: Language }[] = []
  /** Whether it cannot speak at present. */
  isHoarse = false

  speaks(): boolean {
    return true
  }

  async read(words: string, language: Language): Promise<Spoken | null> {
    if (this.isHoarse) return null
    this.said.push({ words, language })
    return { ogg: silentVoice(1), seconds: 1 }
  }
}
