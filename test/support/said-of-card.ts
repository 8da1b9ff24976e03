import {
  type CardFacts,
  type CardFieldName,
  EMPTY_CARD,
  isWordsField,
  type WordsField,
} from '../../src/domain/people/card-facts.ts'

/** Something that each field of the card may say; a field of words needs none. */
const SAID: Omit<CardFacts, WordsField> = {
  name: 'Ветрова Нина Львовна',
  sex: 'female',
  birthDate: '1948',
  phone: '+70000000012',
  disability: '2',
  livingAlone: true,
  lonely: true,
  categories: { with_children: true },
  note: 'не слышит',
}

/** A card of which nothing but one field is said. */
export const cardSaying = (field: CardFieldName): CardFacts => ({
  ...EMPTY_CARD,
  [field]: isWordsField(field) ? 'у клуба' : SAID[field],
})
