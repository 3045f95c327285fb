/** Gives the reader a file. */
export const downloadJson = (name: string, content: unknown): void => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Released after the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
