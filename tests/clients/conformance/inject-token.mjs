// Loaded before the suite, which has no option for it: every request to MCP_ORIGIN carries MCP_TOKEN.
import http from 'node:http'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'

const { MCP_ORIGIN: origin, MCP_TOKEN: token } = process.env
const authorization = `Bearer ${token}`

// fetch, of Node as well, and undici.request both end here.
setGlobalDispatcher(
  getGlobalDispatcher().compose(
    dispatch => (options, handler) =>
      dispatch(isOurs(options.origin) ? { ...options, headers: withToken(options.headers) } : options, handler),
  ),
)

// The header scenarios write their requests with node:http.
const { request } = http
http.request = (...parameters) => {
  const sent = request(...parameters)
  if (isOurs(`http://${sent.getHeader('host')}`) && !sent.hasHeader('authorization')) {
    sent.setHeader('authorization', authorization)
  }
  return sent
}

function isOurs(address) {
  return new URL(address).origin === origin
}

function withToken(headers) {
  const entries = Array.isArray(headers) ? pairs(headers) : Object.entries(headers ?? {})
  const hasOwn = entries.some(([name]) => name.toLowerCase() === 'authorization')
  return Object.fromEntries(hasOwn ? entries : [...entries, ['authorization', authorization]])
}

function pairs(flat) {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]]] : []))
}
