// Random access to an archive: in memory, or in a file that is larger than memory.

export interface ArchiveSource {
  readonly size: number
  /** The available bytes from `from` up to `to`. */
  read(from: number, to: number): Promise<Uint8Array>
}

export const bytesSource = (bytes: Uint8Array): ArchiveSource => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
})
