// Response stream of a file that is generated in chunks, with backpressure.

export interface ChunkStream {
  readonly body: ReadableStream<Uint8Array>
  /** Makes the download fail instead of ending early. */
  readonly stop: () => void
}

/** Calls `over` when it has ended, in any way. */
export const chunkStream = (pieces: AsyncGenerator<Uint8Array>, over: () => void): ChunkStream => {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stop = () => {
        over()
        controller.error(new Error('stopped'))
        // The source is closed after its current chunk.
        void pieces.return(undefined)
      }
    },
    async pull(controller) {
      try {
        const next = await pieces.next()
        if (!next.done) return controller.enqueue(next.value)
        over()
        controller.close()
      } catch (error) {
        over()
        controller.error(error)
      }
    },
    async cancel() {
      over()
      await pieces.return(undefined)
    },
  })
  return { body, stop: () => stop() }
}
