// Where a connection on behalf of others may lead: addresses, and names that are resolved.
import { expect, test } from 'vitest'
import { isPublicAddress, isPublicOrPrivateAddress, lookUpPublic, type Resolve } from '../../server/publicAddress.ts'

test.each([
  ['8.8.8.8', true],
  ['2606:4700::6810:84e5', true],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['2002:7f00:1::', false],
  ['2001:db8::1', false],
  ['192.0.0.8', false],
  ['192.88.99.1', false],
  ['198.19.255.255', false],
  ['203.0.113.9', false],
  ['168.63.129.16', false],
  ['::ffff:8.8.8.8', false],
  ['2001:0:7f00:1::', false],
  ['2001:20::1', false],
  ['2001:200::1', true],
  ['3fff::1', false],
  ['5f00::1', false],
  ['fec0::1', false],
  ['192.52.193.1', false],
  ['192.175.48.6', false],
  ['2620:4f:8000::1', false],
  ['100::1', false],
  ['100:0:0:1::1', false],
  ['64:ff9b:1::a9fe:a9fe', false],
  ['::ffff:0:8.8.8.8', false],
  ['::8.8.8.8', false],
  ['2001:2::1', false],
  ['2002:a9fe:a9fe::1', false],
  // NAT64 with a prefix of its own: of 96, 64, 56, 48, 40 and 32 bits.
  ['2606:4700:64::169.254.169.254', false],
  ['2606:4700:1:2:a9:fea9:fe00:0', false],
  ['2606:4700:1:2a9:fe:a9fe::', false],
  ['2606:4700:1:a9fe:a9:fe00::', false],
  ['2606:4700:1a9:fea9:fe::', false],
  ['2606:4700:a9fe:a9fe::', false],
  ['2606:4700::5efe:a9fe:a9fe', false],
  ['no address', false],
])('[P37] [WH6] a connection may lead to %s: %s', (address, may) => {
  expect(isPublicAddress(address)).toBe(may)
})

test('[P37] [WH6] a name that leads to this machine is not connected to', async () => {
  const found = new Promise((resolve) => lookUpPublic()('localhost', {}, (error) => resolve(error?.message)))
  expect(await found).toBe('not a public address')
})

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['192.168.1.1', true],
  ['172.31.0.1', true],
  ['::1', true],
  ['fd12:3456::1', true],
  ['8.8.8.8', true],
  ['2606:4700::6810:84e5', true],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['fd00:ec2::254', false],
  ['fd20:ce::254', false],
  ['fd00:c1::a9fe:a9fe', false],
  ['fd00:c1:0:0:0:0:a9fe:a9fe', false],
  ['fd00:42::42', false],
  ['fd00:a9fe:a9fe::1', false],
  ['fd12:3456::a9fe:a9fe', false],
  ['fd12:3456::169.254.42.42', false],
  ['fd12:3456::6464:64c8', false],
  ['fd12:3456:7:8:a9:fea9:fe00:0', false],
  ['::ffff:10.1.2.3', false],
  ['0:0:0:0:0:ffff:a01:203', false],
  ['64:ff9b::10.1.2.3', false],
  ['64:ff9b:1::a01:203', false],
  ['::ffff:0:10.1.2.3', false],
  ['2002:a01:203::1', false],
  ['fe80::a9fe:a9fe', false],
  ['0.0.0.0', false],
  ['::', false],
  ['fe80::1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::ffff:169.254.169.254', false],
  ['64:ff9b::a9fe:a9fe', false],
  ['no address', false],
])('[WH6] where private addresses are allowed, a connection may lead to %s: %s', (address, may) => {
  expect(isPublicOrPrivateAddress(address)).toBe(may)
})

const looked = (resolve: Resolve) =>
  new Promise((found) =>
    lookUpPublic(isPublicAddress, resolve)('hooks.example.org', { all: true }, (error, all) => found(error ? error.message : all)),
  )

test('[WH6] a name that has one forbidden address among others is not connected to', async () => {
  const both = [
    { address: '8.8.8.8', family: 4 },
    { address: '169.254.169.254', family: 4 },
  ]
  expect(await looked((_, __, done) => done(null, both))).toBe('not a public address')
  expect(await looked((_, __, done) => done(null, both.slice(0, 1)))).toEqual(both.slice(0, 1))
  expect(await looked((_, __, done) => done(null, []))).toBe('not a public address')
})
