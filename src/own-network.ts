import { BlockList, isIP } from 'node:net'

/** Addresses that no router of the internet carries: this machine, and networks of a house (RFC 6890). */
const PRIVATE = new BlockList()
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addSubnet('169.254.0.0', 16)
PRIVATE.addSubnet('100.64.0.0', 10)
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')

/** Endings that the public name service never answers for. */
const OWN_ENDINGS = ['.localhost', '.local', '.lan', '.internal', '.intranet', '.home.arpa']

/**
 * Whether an address is of this machine or of a network of one's own: what is sent there is not sent to strangers.
 * A name without a dot is a neighbour, e.g. of the same composition of containers.
 * @example
 * isOwnNetwork(new URL('http://listener:8080')) // true
 * isOwnNetwork(new URL('https://api.openai.com')) // false
 */
export const isOwnNetwork = ({ hostname }: URL): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family > 0) return PRIVATE.check(host, family === 6 ? 'ipv6' : 'ipv4')
  return !host.includes('.') || OWN_ENDINGS.some((ending) => host.endsWith(ending))
}
