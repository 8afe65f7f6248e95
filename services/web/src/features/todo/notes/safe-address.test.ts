import { describe, expect, it } from 'vitest'
import { safeAddress } from './safe-address.ts'

describe('an address that may be followed', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://example.com', 'http://example.com/'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['www.example.com/x', 'https://www.example.com/x'],
    ['ada@example.com', 'mailto:ada@example.com'],
    ['mailto:ada@example.com?subject=Hi', 'mailto:ada@example.com?subject=Hi'],
    ['<https://example.com/a b>', 'https://example.com/a%20b'],
  ])('%s', (written, expected) => expect(safeAddress(written)).toBe(expected))
})

describe('an address that may not', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript://example.com/%0Aalert(1)',
    '<javascript:alert(1)>',
    'javascript&#58;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'ftp://example.com',
    'view-source:https://example.com',
    'intent://scan/#Intent;scheme=zxing;end',
    '//example.com/x',
    '/v1/account',
    '#fragment',
    'javascript:x@example.com',
    'https://',
    '',
  ])('%j', written => expect(safeAddress(written)).toBeUndefined())
})
