import { expect, test } from 'vitest';
import { isPublicAddress, isPublicHost } from '#api/platform/outside/public-address.ts';

const inner = [
  ['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.254', '168.63.129.16', '169.254.169.254', '169.254.170.2'],
  ['172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.7', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.255', '198.51.100.9', '203.0.113.5'],
  ['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ['::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1'],
  ['2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '3fff::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0'],
  ['fec0::1', 'ff02::1', '2606:4700:4700::1111%1', 'not an address', '', '127.1', '0x7f000001'],
].flat();

const outer = [
  '1.1.1.1',
  '8.8.8.8',
  '99.255.255.255',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '168.63.129.15',
  '192.167.255.255',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001::200e',
  '2001:4860:4860::8888',
];

test(`none of ${inner.length} inner, reserved, mapped, tunnelled and metadata addresses is public, and each of ${outer.length} others is`, () => {
  expect(inner.filter(isPublicAddress)).toEqual([]);
  expect(outer.filter((address) => !isPublicAddress(address))).toEqual([]);
});

test('an address written in any way that a browser understands is taken for what it is', () => {
  const written = [
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::ffff:7f00:1]/',
    'http://[::1]/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254./',
    'http://0/',
  ];
  expect(written.filter((address) => isPublicHost(new URL(address).hostname))).toEqual([]);
});

test('a name of an inner network is refused before anybody is asked for it', () => {
  const names = ['localhost', 'LOCALHOST.', 'api.localhost', 'metadata.google.internal', 'printer.local', 'vendor.example', 'router.lan', 'intranet', 'db', 'x.test'];
  expect(names.filter(isPublicHost)).toEqual([]);
  expect(['canada.ca', 'www.canada.ca.', 'example.com', 'local.ca'].filter((name) => !isPublicHost(name))).toEqual([]);
});
