/** Where the common interface stands below the address of a recogniser (OpenAI, «Create transcription»). */
const USUAL_PATH = '/v1/audio/transcriptions'

/**
 * Where recordings are sent: a bare address and one that ends in `/v1` are completed, any other path is taken as it is –
 * whisper.cpp serves `/inference` unless told otherwise.
 * @example
 * transcriptionAddress('http://127.0.0.1:8080').href // 'http://127.0.0.1:8080/v1/audio/transcriptions'
 */
export const transcriptionAddress = (address: string): URL => {
  const url = new URL(address)
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path === '' || path === '/v1' ? USUAL_PATH : path
  return url
}
