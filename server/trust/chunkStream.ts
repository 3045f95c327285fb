// A file that is made piece by piece, as the body of an answer: read as fast as it is taken.

export interface ChunkStream {
  readonly body: ReadableStream<Uint8Array>
  /** The download fails with an error instead of a whole file. */
  readonly stop: () => void
}

/** `over` when it has ended, however it did. */
export const chunkStream = (pieces: AsyncGenerator<Uint8Array>, over: () => void): ChunkStream => {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stop = () => {
        over()
        controller.error(new Error('stopped'))
        // What it was reading is let go once that piece has come.
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
