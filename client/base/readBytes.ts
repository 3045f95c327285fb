// The bytes of a file that was chosen on this device. Null where it cannot be read: it was changed, moved or removed since, or is locked.
export const readBytes = async (of: Blob): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    return new Uint8Array(await of.arrayBuffer())
  } catch {
    return null
  }
}
