// As much of the D-Bus protocol as a browser needs to show a notice: signing in by user id, and messages of strings and numbers.
import type { Socket } from 'node:net'

type Field = string | number | readonly string[]
const TYPES = ['', 'call', 'return', 'error', 'signal'] as const
type MessageType = Exclude<(typeof TYPES)[number], ''>

export interface Incoming {
  readonly type: MessageType
  readonly serial: number
  readonly member: string
  readonly destination: string
  /** The strings that its body begins with, numbers left out. */
  readonly strings: readonly string[]
  /** The first number of its body; 0: it has none. */
  readonly replaces: number
}

interface Outgoing {
  readonly type: MessageType
  readonly path?: string
  readonly interface?: string
  readonly member?: string
  readonly error?: string
  /** The serial of what it answers. */
  readonly reply?: number
  readonly sender: string
  readonly signature: string
  readonly body: readonly Field[]
}

const padded = (at: number, to: number) => Math.ceil(at / to) * to

/** Little-endian, as Linux on every machine that runs a browser. */
class Writer {
  #bytes = Buffer.alloc(0)
  align(to: number) {
    this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(padded(this.#bytes.length, to) - this.#bytes.length)])
  }
  byte(value: number) {
    this.#bytes = Buffer.concat([this.#bytes, Buffer.from([value])])
  }
  number(value: number) {
    this.align(4)
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    this.#bytes = Buffer.concat([this.#bytes, bytes])
  }
  string(value: string) {
    this.number(Buffer.byteLength(value))
    this.#bytes = Buffer.concat([this.#bytes, Buffer.from(`${value}\0`)])
  }
  signature(value: string) {
    this.byte(value.length)
    this.#bytes = Buffer.concat([this.#bytes, Buffer.from(`${value}\0`)])
  }
  field(value: Field) {
    if (typeof value === 'number') return this.number(value)
    if (typeof value === 'string') return this.string(value)
    const list = new Writer()
    for (const one of value) list.string(one)
    this.number(list.done().length)
    this.#bytes = Buffer.concat([this.#bytes, list.done()])
  }
  done = () => this.#bytes
}

const FIELDS = [
  ['path', 1, 'o'],
  ['interface', 2, 's'],
  ['member', 3, 's'],
  ['error', 4, 's'],
  ['reply', 5, 'u'],
  ['sender', 7, 's'],
] as const

export const encodeMessage = (serial: number, message: Outgoing): Buffer => {
  const body = new Writer()
  for (const value of message.body) body.field(value)
  const fields = new Writer()
  const field = (code: number, type: string, write: () => void) => {
    fields.align(8)
    fields.byte(code)
    fields.signature(type)
    write()
  }
  for (const [name, code, type] of FIELDS) {
    const value = message[name]
    if (value !== undefined) field(code, type, () => fields.field(value))
  }
  if (message.signature) field(8, 'g', () => fields.signature(message.signature))
  const head = new Writer()
  for (const value of [0x6c, TYPES.indexOf(message.type), 0, 1]) head.byte(value)
  head.number(body.done().length)
  head.number(serial)
  head.number(fields.done().length)
  const start = Buffer.concat([head.done(), fields.done()])
  return Buffer.concat([start, Buffer.alloc(padded(start.length, 8) - start.length), body.done()])
}

/** Signs the other side in, and then hands on each message that is whole. */
export const messagesOf = (line: Socket, hear: (message: Incoming) => void): void => {
  let [bytes, isOpen] = [Buffer.alloc(0), false]
  line.on('data', (more) => {
    bytes = Buffer.concat([bytes, more])
    while (!isOpen) {
      const end = bytes.indexOf('\r\n')
      if (end < 0) return
      const said = bytes.subarray(0, end).toString('latin1').replace('\0', '')
      bytes = bytes.subarray(end + 2)
      isOpen = said === 'BEGIN'
      if (!isOpen) line.write(said.startsWith('AUTH EXTERNAL') ? `OK ${'0'.repeat(32)}\r\n` : 'ERROR\r\n')
    }
    for (;;) {
      if (bytes.length < 16) return
      const start = padded(16 + bytes.readUInt32LE(12), 8)
      const length = start + bytes.readUInt32LE(4)
      if (bytes.length < length) return
      hear(decode(bytes.subarray(0, length), start))
      bytes = bytes.subarray(length)
    }
  })
}

const decode = (bytes: Buffer, bodyAt: number): Incoming => {
  const [named, signature] = fieldsOf(bytes)
  const [strings, numbers] = [[] as string[], [] as number[]]
  let at = bodyAt
  // What comes after the first list or the first map is not read.
  for (const type of /^[sou]*/.exec(signature)?.[0] ?? '') {
    at = padded(at, 4)
    const value = bytes.readUInt32LE(at)
    at += 4
    if (type === 'u') {
      numbers.push(value)
      continue
    }
    strings.push(bytes.subarray(at, at + value).toString('utf8'))
    at += value + 1
  }
  return {
    type: TYPES[bytes[1] ?? 0] || 'signal',
    serial: bytes.readUInt32LE(8),
    member: named.get(3) ?? '',
    destination: named.get(6) ?? '',
    strings,
    replaces: numbers[0] ?? 0,
  }
}

/** The strings of the head by their code, and the signature of the body. */
const fieldsOf = (bytes: Buffer): readonly [ReadonlyMap<number, string>, string] => {
  const named = new Map<number, string>()
  const end = 16 + bytes.readUInt32LE(12)
  let signature = ''
  for (let at = 16; at < end; ) {
    at = padded(at, 8)
    const [code = 0, type] = [bytes[at], String.fromCharCode(bytes[at + 2] ?? 0)]
    at += 4
    if (type === 'g') {
      const length = bytes[at] ?? 0
      signature = bytes.subarray(at + 1, at + 1 + length).toString('latin1')
      at += length + 2
    } else {
      const value = bytes.readUInt32LE(at)
      at += 4
      if (type === 'u') continue
      named.set(code, bytes.subarray(at, at + value).toString('utf8'))
      at += value + 1
    }
  }
  return [named, signature]
}
