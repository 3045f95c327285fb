// A minimal WebSocket client. Why not `ws`: hundreds of receivers share one process, so the time spent on parsing one receiver's
// message would count as latency of the next. Here a chunk is stamped when it is read, and parsed after every ready socket was read.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

interface Arrival {
  readonly socket: LightSocket
  readonly chunk: Buffer
  readonly at: number
}
let inbox: Arrival[] = []
const drain = () => {
  const batch = inbox
  inbox = []
  for (const { socket, chunk, at } of batch) socket.parse(chunk, at)
}

export class LightSocket {
  onOpen = () => {}
  onMessage: (payload: Buffer, at: number) => void = () => {}
  onClose: (error: Error | null) => void = () => {}
  readonly #tcp: Socket
  #rest: Buffer | null = null
  #open = false

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    const { hostname, port, pathname, search } = new URL(url)
    this.#tcp = connect({ host: hostname, port: Number(port), noDelay: true })
    const lines = Object.entries({
      Host: `${hostname}:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }).map(([key, value]) => `${key}: ${value}\r\n`)
    this.#tcp.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    this.#tcp.on('data', (chunk: Buffer) => {
      if (inbox.length === 0) setImmediate(drain)
      inbox.push({ socket: this, chunk, at: performance.now() })
    })
    let failure: Error | null = null
    this.#tcp.on('error', (error) => {
      failure = error
    })
    this.#tcp.on('close', () => this.onClose(failure))
  }

  parse(chunk: Buffer, at: number): void {
    let data = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    if (!this.#open) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) {
        this.#rest = data
        return
      }
      if (!data.toString('latin1', 0, 12).endsWith('101')) {
        this.#tcp.destroy(new Error(data.toString('latin1', 0, end)))
        return
      }
      this.#open = true
      this.onOpen()
      data = data.subarray(end + 4)
    }
    while (data.length >= 2) {
      const short = (data[1] ?? 0) & 127
      const head = short === 126 ? 4 : short === 127 ? 10 : 2
      if (data.length < head) break
      const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short
      if (data.length < head + length) break
      const opcode = (data[0] ?? 0) & 15
      const payload = data.subarray(head, head + length)
      data = data.subarray(head + length)
      if (opcode === 2) this.onMessage(payload, at)
      else if (opcode === 9) this.#write(10, payload)
      else if (opcode === 8) this.#tcp.end()
    }
    this.#rest = data.length > 0 ? data : null
  }

  #write(opcode: number, payload: Uint8Array): void {
    const n = payload.length
    const head = n < 126 ? 2 : n < 65_536 ? 4 : 10
    const out = Buffer.alloc(head + 4 + n) // the mask key is zero: legal, and costs nothing
    out[0] = 0x80 | opcode
    out[1] = 0x80 | (head === 2 ? n : head === 4 ? 126 : 127)
    if (head === 4) out.writeUInt16BE(n, 2)
    if (head === 10) out.writeBigUInt64BE(BigInt(n), 2)
    out.set(payload, head + 4)
    this.#tcp.write(out)
  }

  send(payload: Uint8Array): void {
    this.#write(2, payload)
  }
  get backlog(): number {
    return this.#tcp.writableLength
  }
  close(): void {
    this.onMessage = () => {}
    this.#tcp.destroy()
  }
}
