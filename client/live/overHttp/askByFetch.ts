// A request of a line over HTTP, by the browser: cookie and Origin come by themselves.
import type { Ask } from './retriedRequests.ts'

export const askByFetch: Ask = async ({ method, path, body, signal }) => {
  const answer = await fetch(path, {
    method,
    signal,
    body: body ? new Uint8Array(body) : null,
    cache: 'no-store',
    // A page that is being closed still sends the DELETE that ends its line.
    keepalive: method === 'DELETE',
  })
  return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) }
}
