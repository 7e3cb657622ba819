// What mcp-remote remembers of a sign-in.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

function fileOf(folder, what) {
  const files = readdirSync(folder, { recursive: true }).filter(name => name.endsWith(`${what}.json`))
  if (files.length !== 1) {
    throw new Error(`mcp-remote should remember one sign-in; instead: ${files.join(' ') || 'none'}`)
  }

  return join(folder, files[0])
}

const read = (folder, what) => JSON.parse(readFileSync(fileOf(folder, what), 'utf8'))

const write = (folder, tokens) => writeFileSync(fileOf(folder, 'tokens'), JSON.stringify(tokens))

export const tokensIn = folder => read(folder, 'tokens')

/** Breaks the signature of the access token: the server refuses it, as it refuses one that has expired. */
export function spoilAccessToken(folder) {
  const tokens = tokensIn(folder)
  const [header, payload] = tokens.access_token.split('.')
  write(folder, { ...tokens, access_token: `${header}.${payload}.AAAA` })
}

/** Leaves mcp-remote a token with fewer scopes (RFC 6749, section 6), as if the person had been asked for no more. */
export async function narrowAccessToken(folder, tenant, scope) {
  const { client_id: id, client_secret: secret } = read(folder, 'client_info')
  const before = tokensIn(folder)
  const answer = await fetch(`${tenant}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: before.refresh_token,
      client_id: id,
      ...(secret && { client_secret: secret }),
      scope,
    }),
  })
  const tokens = await answer.json()
  if (!answer.ok) {
    throw new Error(`The tenant should narrow the token; instead: ${tokens.error}`)
  }

  write(folder, { ...before, ...tokens })
}
