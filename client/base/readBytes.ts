// Reads the bytes of a file chosen on this device. Null if it fails: the file was changed, moved or removed since, or is locked.
export const readBytes = async (of: Blob): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return new Uint8Array(await of.arrayBuffer())
  } catch {
    return null
  }
}
