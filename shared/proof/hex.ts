// Bytes as hexadecimal digits.

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Empty if the text is not hexadecimal: an invalid digit must not be read as zero. */
export const fromHex = (text: string): Uint8Array =>
  !/^(?:[0-9a-f]{2})*$/i.test(text)
    ? new Uint8Array()
    : Uint8Array.from({ length: text.length >> 1 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16))
