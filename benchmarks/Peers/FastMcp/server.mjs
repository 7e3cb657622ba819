// What Auth0's quickstart for JavaScript sets up: FastMCP, stateless, with a bearer token checked by jose in the strength of
// the quickstart's verifier (issuer, audience, RS256, exp and iat required) and tools that need a scope.
import { FastMCP, UserError } from 'fastmcp';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';

const { PORT, ISSUER, AUDIENCE } = process.env;
const keys = createRemoteJWKSet(new URL('.well-known/jwks.json', ISSUER));

const unauthorized = (description) =>
  new Response(null, {
    status: 401,
    headers: { 'WWW-Authenticate': `Bearer error="invalid_token", error_description="${description}"` },
  });

const server = new FastMCP({
  name: 'peer',
  version: '1.0.0',
  ping: { enabled: false },
  authenticate: async (request) => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (!/^bearer$/i.test(scheme) || !token) throw unauthorized('No access token found in request');
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['RS256'],
        requiredClaims: ['iat', 'exp'],
      });
      return { subject: payload.sub, scopes: (payload.scope ?? '').split(' ') };
    } catch {
      throw unauthorized('The access token is not valid');
    }
  },
});

const needs = (scope) => (session) => session?.scopes.includes(scope) ?? false;
const name = z.object({ name: z.string().max(100) });
const tools = {
  greet: async ({ name }) => ({ message: `Hello, ${name}!` }),
  answer_16k: async () => ({ message: 'x'.repeat(16 * 1024 - 3) + 'END' }),
  answer_128k: async () => ({ message: 'x'.repeat(128 * 1024 - 3) + 'END' }),
};
for (const [tool, work] of Object.entries(tools)) {
  server.addTool({
    name: tool,
    description: `The tool ${tool}.`,
    parameters: name,
    canAccess: needs('tool:greet'),
    execute: async (args, { session }) => {
      if (!session) throw new UserError('Nobody is signed in.');
      return JSON.stringify(await work(args));
    },
  });
}

await server.start({
  transportType: 'httpStream',
  httpStream: { host: '127.0.0.1', port: Number(PORT), endpoint: '/mcp', stateless: true },
});
