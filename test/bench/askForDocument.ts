/** Milliseconds until all bytes were there. */
export const askForDocument = async (address: string, headers: Readonly<Record<string, string>>, text: string, format: string) => {
  const start = performance.now()
  const response = await fetch(`${address}/api/groups/bench/outcome`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ of: { kind: 'text', text }, format, languages: 'es-en', paper: 'a4' }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (!response.ok) throw new Error(`${response.status} ${bytes.toString('utf8')}`)
  return { took: performance.now() - start, bytes }
}
