/** Tells the server what somebody did; `false` when it could not be done. */
export async function act(path, body = {}) {
  const response = await fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.ok
}

/** Does something for one of the people, e.g. `actFor('anna', { do: 'say', text: 'hello' })`. */
export const actFor = (key, body) => act(`people/${encodeURIComponent(key)}`, body)

/**
 * Hears the server: `listeners` by name of the event, each called with its data. `onLost` and `onFound` tell of
 * the connection.
 */
export function listen(listeners, { onLost, onFound }) {
  const source = new EventSource('/playground/events')
  source.addEventListener('error', onLost)
  source.addEventListener('open', onFound)
  for (const [name, listener] of Object.entries(listeners))
    source.addEventListener(name, (event) => listener(JSON.parse(event.data)))
}
