import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Operator } from '../../../application/operator/operator.ts'
import { overviewOf } from '../../../application/operator/overview.ts'
import { OperatorWords } from '../../../application/operator/words.ts'
import type { Log } from '../../../application/ports/log.ts'
import { LANGUAGES, type Language } from '../../../application/ports/texts.ts'
import type { Renderer } from '../../../application/render.ts'
import { html } from '../markup.ts'
import type { Route } from '../server.ts'
import { act } from './acts.ts'
import { back, PATH, SECURITY, send } from './answers.ts'
import { documentOf, operatorPage } from './page.ts'
import { isSameOrigin } from './same-origin.ts'
import { STYLE } from './style.ts'

/** The operator's side of a bot that is up. */
export interface OperatorDesk {
  readonly operator: Operator
  readonly renderers: Readonly<Record<Language, Renderer>>
}

interface RouteParts {
  /** Null while the bot is not up. */
  desk(): OperatorDesk | null
  readonly log: Log
  readonly isPlayground: boolean
}

/** What a redirect tells the page to say: nothing else is taken from the address. */
const SAID = /^(?:done|refused)\.[a-z_]{1,20}$/

const languageOf = (url: URL): Language =>
  LANGUAGES.find((each) => each === url.searchParams.get('lang')) ?? 'ru'

const saidOf = (url: URL, { renderers }: OperatorDesk, language: Language): string | null => {
  const said = url.searchParams.get('said') ?? ''
  return SAID.test(said) && renderers[language].has(`operator.${said}`) ? said : null
}

const show = async (
  url: URL,
  desk: OperatorDesk,
  response: ServerResponse,
  isPlayground: boolean,
): Promise<void> => {
  const language = languageOf(url)
  const words = new OperatorWords(desk.renderers[language], desk.operator.zone)
  const overview = await overviewOf(desk.operator)
  const page = operatorPage(overview, { words, language, said: saidOf(url, desk, language), isPlayground })
  send(response, 200, 'text/html', page)
}

const refuse = (response: ServerResponse, { renderers }: OperatorDesk, url: URL): void => {
  const language = languageOf(url)
  const words = new OperatorWords(renderers[language], '')
  send(
    response,
    403,
    'text/html',
    documentOf(
      words.say('page.title'),
      language,
      html`<main><p>${words.say('refused.cross_site')}</p></main>`,
    ),
  )
}

const answer = async (
  { desk: deskNow, log, isPlayground }: RouteParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  // Forms of the page have no body: whatever came with it is let go.
  request.resume()
  const desk = deskNow()
  const isLook = request.method === 'GET' || request.method === 'HEAD'
  if (url.pathname === `${PATH}/style.css`) send(response, 200, 'text/css', STYLE)
  else if (!desk) send(response, 503, 'text/plain', '')
  else if (isLook && url.pathname === PATH) await show(url, desk, response, isPlayground)
  else if (isLook) send(response, 404, 'text/plain', '')
  else if (request.method !== 'POST') response.writeHead(405, { ...SECURITY, allow: 'GET, HEAD, POST' }).end()
  else if (!isSameOrigin(request)) refuse(response, desk, url)
  else {
    const said = await act(url.pathname, desk.operator, log)
    if (said === null) send(response, 404, 'text/plain', '')
    else back(response, languageOf(url), said)
  }
}

/** `/operator`: the operator's page, and what its buttons do. Who may see it is the guard's business. */
export const operatorRoute =
  (parts: RouteParts): Route =>
  async (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    if (path !== PATH && !path.startsWith(`${PATH}/`)) return false
    await answer(parts, new URL(request.url ?? '/', 'http://operator'), request, response)
    return true
  }
