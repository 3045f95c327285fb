// The text of an XML file: UTF-16 if its first bytes say so, as in files of Windows programs, otherwise UTF-8.
export const xmlText = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
