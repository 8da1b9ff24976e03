import { z } from 'zod'
import { Clues } from '../conversation/clues.ts'
import { Asked } from './asked.ts'

const Text = z.union([z.string(), z.number()])
const text = (description: string) => Text.optional().describe(description)
/** Texts under the ids that the facts name. */
const under = <Entry extends z.ZodType>(entry: Entry, description: string) =>
  z.record(z.string(), entry).optional().describe(description)

const BodyTexts = z.strictObject({
  name: text('What the office is called, at most 40 characters: it stands on a button.'),
  profile: text('What it can do for the person.'),
  apply: text('When one can come.'),
  wait: text('How long one waits for the result there.'),
  papers: text('What has to be brought.'),
  cost: text('What it costs there.'),
  result: text('What one has in the end.'),
  plus: text('What is good about this way.'),
  minus: text('What is bad about this way.'),
  phone: text('Where its number stands on a paper of the person’s own; only with "own_number".'),
})

const DocumentTexts = z.strictObject({
  name: text('What the paper is called.'),
  what: text('What it is, in one or two short sentences.'),
  why: text('What it is needed for.'),
  where: text('Where one gets it.'),
  keep: text('How to keep it.'),
  lost: text('What to do when it is lost.'),
})

const ClerkTexts = z.strictObject({
  hear: text('What the clerk says.'),
  reply: text('A good answer to that.'),
  weak: text('A weak answer, as people often give it.'),
  hint: text('Why the good answer is better.'),
})

const CallTexts = z.strictObject({
  purpose: text('What one wants, in one sentence.'),
  opening: text('What one says first: a greeting, the name as “…”, what it is about.'),
  questions: under(Text, 'The three questions.'),
  answers: under(ClerkTexts, 'What is often heard in answer.'),
  write_down: text('What to write down during the call.'),
})

const VisitTexts = z.strictObject({
  opening: text('What one says first at the counter.'),
  objections: under(ClerkTexts, 'What a clerk may object.'),
})

/**
 * The texts of a need as its author writes them, in one language: `locales/<language>/needs/<id>.yaml`. Ids are those of
 * `scenarios/needs/<id>.yaml`; which of them lack a text is told by `npm run content -- --need <id>`.
 */
export const NeedTexts = z.strictObject({
  draft: z
    .literal(true)
    .optional()
    .describe('Not translated yet: what is missing is said in Russian, and the check warns.'),
  title: text('The name of the need on a button: one or two words.'),
  about: text('What the need is about, as people would say it.'),
  goal: text('What is reached in the end, as it follows “in order to”: “get a new passport”.'),
  words: z
    .array(z.string())
    .min(1)
    .describe(
      'At least 25 ways in which people name the need: everyday words, wrong ones, ones with mistakes.',
    ),
  clues: Clues.describe(
    'What tells the need in a story: beginnings of words, all of a line together; "|" parts words of one meaning.',
  ),
  short: under(
    Text,
    'The short answer: "any" while the cause is not known, and one for each cause. At most 450 characters.',
  ),
  on_paper: text('The short answer as it stands on a printed leaflet: no number, no word of the chat.'),
  urgent: text('What has to be done today by whoever is in a hurry.'),
  causes: under(Text, 'The causes as they stand on buttons, at most 24 characters.'),
  cause_words: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('Words by which a cause is clear at once: it is not asked again then.'),
  asked: Asked,
  bodies: under(BodyTexts, 'The offices.'),
  documents: under(DocumentTexts, 'The papers.'),
  fees: under(Text, 'What it costs; the variable "amount" is the sum.'),
  terms: under(Text, 'How long it takes; the variable "n" is the time with its unit.'),
  laws: under(Text, 'Where it is written, and what that gives.'),
  mistakes: under(Text, 'What people do wrong, and what is right.'),
  calls: under(CallTexts, 'What is said on the phone, by office.'),
  visits: under(VisitTexts, 'What is said at the counter, by office.'),
  application: text('The request of an application as one writes it: a sample to learn by.'),
  in_writing: text('The words with which one asks for a refusal on paper.'),
  refusal: under(Text, 'Where to turn when refused, the nearest first.'),
  search: z
    .strictObject({
      query: text('A good query for a search engine.'),
      bad_query: text('A query that leads to cheats.'),
      official: text('How the official site is told.'),
      line_question: text('What to ask on a help line.'),
    })
    .optional()
    .describe('How to find it out oneself.'),
  uncertain: text('What is not sure, and where to ask.'),
})
export type NeedTexts = z.infer<typeof NeedTexts>
