// What a proof needs of a platform: one contract, Node and the browser's.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { constants, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBrowserPrimitives } from '../../../client/proof/primitives.ts'
import { xxh64 } from '../../../client/proof/xxh64.ts'
import { nodePrimitives } from '../../../server/trust/primitives.ts'
import { fromHex, toHex } from '../../../shared/proof/hex.ts'
import { zstdFrame } from '../../../shared/proof/zstdFrame.ts'
import { seedOf } from '../../harness/seeds.ts'

const BROWSER = createBrowserPrimitives()
const MOST = 64 * 1024 * 1024

describe.each([
  ['Node', nodePrimitives],
  ['a browser', BROWSER],
])('[T41] the primitives of %s', (_, { sha256, hashing, isEd25519, unzstd }) => {
  test('hash as SHA-256 does, at once and piece by piece, and go on after a digest', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    const bytes = new TextEncoder().encode('abc')
    expect([toHex(sha256(new Uint8Array())), toHex(sha256(bytes))]).toEqual([empty, abc])
    const hash = hashing()
    expect(toHex(hash.digest())).toBe(empty)
    for (const byte of bytes) hash.update(Uint8Array.of(byte))
    expect([toHex(hash.digest()), toHex(hash.digest())]).toEqual([abc, abc])
  })

  test('tell a signature (RFC 8032, test 3) from any other, and from what is none', () => {
    const key = fromHex('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
    const signature = fromHex(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    )
    const bytes = fromHex('af82')
    expect(isEd25519(key, bytes, signature)).toBe(true)
    expect(isEd25519(key, fromHex('af83'), signature)).toBe(false)
    for (let place = 0; place < 64; place += 7) {
      const other = new Uint8Array(signature)
      other[place] = (other[place] ?? 0) ^ 1
      expect(isEd25519(key, bytes, other)).toBe(false)
    }
    expect(isEd25519(new Uint8Array(32).fill(255), bytes, signature)).toBe(false)
  })

  test('unpack what zstd has packed, at any level, with and without a checksum', () => {
    const text = new TextEncoder().encode('Grupo de trabajo '.repeat(40_000))
    for (const bytes of [new Uint8Array(), Uint8Array.of(7), text, new Uint8Array(randomBytes(300_000)), new Uint8Array(3_000_000)])
      for (const level of [1, 9, 19])
        for (const flag of [0, 1]) {
          const params = { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: flag }
          expect(Buffer.compare(unzstd(zstdCompressSync(bytes, { params }), MOST) ?? new Uint8Array(), bytes)).toBe(0)
        }
  })

  test('unpack no more than was allowed, however small it is packed, and nothing that is cut off or was changed', () => {
    const bomb = zstdCompressSync(new Uint8Array(100 * 1024 * 1024), { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
    expect(bomb.length).toBeLessThan(20_000)
    expect(unzstd(bomb, MOST)).toBeNull()
    const packed = zstdCompressSync(new TextEncoder().encode('abc '.repeat(100)), { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
    for (let end = 0; end < packed.length; end++) expect(unzstd(packed.subarray(0, end), MOST)).toBeNull()
    for (let bit = 0; bit < packed.length * 8; bit++) {
      const other = new Uint8Array(packed)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const unpacked = unzstd(other, MOST)
      // A reserved bit, or a window that is larger than it needs to be, changes nothing.
      if (unpacked) expect(new TextDecoder().decode(unpacked)).toBe('abc '.repeat(100))
    }
  })
})

test('[T41] the primitives of browser and Node answer alike, whatever bytes they are given', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })).subarray(-32)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), fc.nat(7), (bytes, place, bit) => {
      expect(toHex(BROWSER.sha256(bytes))).toBe(toHex(nodePrimitives.sha256(bytes)))
      const signature = new Uint8Array(sign(null, bytes, privateKey))
      expect(BROWSER.isEd25519(raw, bytes, signature)).toBe(true)
      const packed = new Uint8Array(zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } }))
      packed[place % packed.length] = (packed[place % packed.length] ?? 0) ^ (1 << bit)
      const [one, other] = [BROWSER, nodePrimitives].map(({ unzstd }) => zstdFrame(packed) && unzstd(packed, MOST))
      expect(one && toHex(one)).toBe(other && toHex(other))
      expect(BROWSER.unzstd(bytes, MOST)).toBeNull()
    }),
    { numRuns: 1_000, seed: seedOf(41) },
  )
})

test('[T41] the checksum of a frame is XXH64', () => {
  expect(xxh64(new Uint8Array()).toString(16)).toBe('ef46db3751d8e999')
  expect(xxh64(new TextEncoder().encode('abc')).toString(16)).toBe('44bc2cf5ad770999')
  expect(xxh64(new TextEncoder().encode('Nobody inspects the spammish repetition')).toString(16)).toBe('fbcea83c8a378bf1')
})
