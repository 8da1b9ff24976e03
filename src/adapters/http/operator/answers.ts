import type { ServerResponse } from 'node:http'
import type { Language } from '../../../application/ports/texts.ts'

/** Where the operator's page is. */
export const PATH = '/operator'

/** Headers of everything below {@link PATH}: kept nowhere, framed by nobody, no script at all. */
export const SECURITY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  // Not "no-referrer": a browser would then hide the page's own origin from its own forms.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Answers with a body. */
export const send = (response: ServerResponse, status: number, type: string, body: string): void =>
  void response.writeHead(status, { ...SECURITY, 'content-type': `${type}; charset=utf-8` }).end(body)

/** Goes back to the page after a press, which tells what became of it. */
export const back = (response: ServerResponse, language: Language, said: string): void =>
  void response.writeHead(303, { ...SECURITY, location: `${PATH}?lang=${language}&said=${said}` }).end()
