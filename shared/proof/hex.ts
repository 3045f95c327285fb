// Bytes as hexadecimal digits.

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Of text that a schema has found to be hexadecimal. */
export const fromHex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length >> 1 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16))
