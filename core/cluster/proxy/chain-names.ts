/** What kube-proxy calls the chains of its rules: a prefix and a hash, since names are short. Upstream: pkg/proxy/iptables/proxier.go servicePortChainName. */
import { sha256 } from './sha256';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HASH_LENGTH = 16;

export type ChainNames = {
  service: string;
  firewall: string;
  loadBalancer: string;
  endpoint: string;
};

/** `servicePort` is `namespace/name`, with `:port` where the port has a name; `endpoint` is address and port. */
export function chainNames(servicePort: string, protocol: string, endpoint: string): ChainNames {
  const hash = shortHash(`${servicePort}${protocol}`);
  return {
    service: `KUBE-SVC-${hash}`,
    firewall: `KUBE-FW-${hash}`,
    loadBalancer: `KUBE-XLB-${hash}`,
    endpoint: `KUBE-SEP-${shortHash(`${servicePort}${protocol}${endpoint}`)}`,
  };
}

/** In base 32: five bits a letter. */
function shortHash(text: string): string {
  const bits = sha256(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from({ length: HASH_LENGTH }, (_, i) =>
    ALPHABET.charAt(Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)),
  ).join('');
}
