import type { Button } from '../../ports/messenger.ts'
import type { OfficeWords } from '../kit/office-words.ts'
import { ownToken } from '../kit/own-token.ts'

/** «Мои интересы». */
export const ownInterestsButton = (words: OfficeWords): Button => ({
  text: words.phrase('office.own.interests'),
  token: ownToken('needs'),
})

/** «Отключить карточку». */
export const ownUnlinkButton = (words: OfficeWords): Button => ({
  text: words.phrase('office.own.unlink'),
  token: ownToken('unlink'),
})
