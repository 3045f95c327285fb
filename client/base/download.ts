/** Offers a file as a download. `type` as in HTTP. */
export const downloadFile = (name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Revoked after the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export const downloadJson = (name: string, content: unknown): void =>
  downloadFile(name, 'application/json', JSON.stringify(content, null, 2))
