// Where an archive is read from, piece by piece: memory, or a file that is larger than it.

export interface ArchiveSource {
  readonly size: number
  /** As many bytes as there are from `from` up to `to`. */
  read(from: number, to: number): Promise<Uint8Array>
}

export const bytesSource = (bytes: Uint8Array): ArchiveSource => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
})
