// A process that asks for one PDF after the other, as somebody at another computer: what it does with the bytes costs the measuring process nothing.
import { setPriority } from 'node:os'
import { must } from '../../shared/result.ts'
import { askForDocument } from './askForDocument.ts'

setPriority(19)
const [address, text, headers] = process.argv.slice(2)
const as: Readonly<Record<string, string>> = JSON.parse(must(headers, 'headers of a session'))
for (;;) {
  const { took } = await askForDocument(must(address, 'an address'), as, must(text, 'a text'), 'pdf')
  process.send?.(took)
}
