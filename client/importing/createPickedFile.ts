// The file of an import: which one was chosen, its bytes, and whether it is being read. While it is read, another one may be chosen.
import { batch, createSignal } from 'solid-js'
import { readBytes } from '../base/readBytes.ts'

interface Needs {
  readonly mostBytes: number
  /** Removes what was read of the file before. */
  readonly clear: () => void
  readonly read: () => Promise<void>
}

export const createPickedFile = <Why extends string>({ mostBytes, clear, read }: Needs) => {
  const [name, setName] = createSignal('')
  const [size, setSize] = createSignal(0)
  const [bytes, setBytes] = createSignal<Uint8Array<ArrayBuffer> | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Why | 'tooBig' | 'gone' | null>(null)
  let picked: File | null = null
  const begin = (file: File | null, why: 'tooBig' | null) =>
    batch(() => {
      picked = file
      clear()
      setName(file?.name ?? '')
      if (file) setSize(file.size)
      setBytes(null)
      setProblem(() => why)
      setBusy(file !== null && why === null)
    })
  const done = (why: Why | 'gone' | null) => {
    setBusy(false)
    setProblem(() => why)
  }
  return {
    name,
    size,
    busy,
    problem,
    async give(file: File) {
      // A file of gigabytes is not brought into memory to learn that it is too big.
      const isTooBig = file.size > mostBytes
      begin(file, isTooBig ? 'tooBig' : null)
      if (isTooBig) return
      const content = await readBytes(file)
      if (picked !== file) return
      if (!content) return batch(() => done('gone'))
      setBytes(content)
      await read()
    },
    drop: () => begin(null, null),
    /** Null if there are no bytes, or another file was chosen while these were read. */
    async readAs<Read>(how: (bytes: Uint8Array<ArrayBuffer>) => Promise<Read>): Promise<Read | null> {
      const given = bytes()
      if (!given) return null
      setBusy(true)
      const found = await how(given)
      return bytes() === given ? found : null
    },
    /** What was read is set, or why it cannot be. */
    done,
  }
}
