import { z } from 'zod';
import { ENDPOINTS, SELECTION_PARAMETERS, type Endpoint } from './endpoints';
import { RECORDS } from './records';

/**
 * The description of the API that programs read, made from the schemas that answers are held to.
 * @param server  the whole address of /api/v1
 * Source: OpenAPI 3.1.1, whose schemas are JSON Schema 2020-12.
 */
export function openApi(server: string, version: string): Record<string, unknown> {
  const named = z.registry<{ id: string }>();
  for (const [id, record] of Object.entries(RECORDS)) named.add(record, { id });
  for (const { name, answer } of ENDPOINTS) named.add(answer, { id: `${name}Answer` });
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return {
    openapi: '3.1.1',
    info: { title: 'Entente', version, description: 'Reads what the desk shows: updates, stories, claims and series. Headlines and summaries belong to their publishers.' },
    servers: [{ url: server }],
    security: [{ token: [] }, {}],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, { get: operation(endpoint) }])),
    components: { schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutDialect(schema)])), securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'a token made under Account; needed where the desk is closed to strangers, and for the higher rate' } } },
  };
}

function operation({ path, name, summary, parameters, takesSelection }: Endpoint) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => ({ name: part, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries({ ...(takesSelection ? SELECTION_PARAMETERS : {}), ...parameters }).map(([parameter, schema]) => {
    const { description, ...described } = withoutDialect(z.toJSONSchema(schema, { io: 'input' })) as { description?: string };
    return { name: parameter, in: 'query', required: false, ...(description ? { description } : {}), schema: described };
  });
  return {
    operationId: name,
    summary,
    parameters: [...inPath, ...inQuery, { name: 'hl', in: 'query', required: false, description: 'language of notices: en or es', schema: { enum: ['en', 'es'] } }],
    responses: {
      200: { description: 'the answer', headers: { ETag: { schema: { type: 'string' } } }, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}Answer` } } } },
      304: { description: 'what `If-None-Match` names still holds' },
      default: { description: 'why there is no answer; 400 names the parameter, 429 says when to ask again', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

/** What the document says once for all its schemas. */
const withoutDialect = ({ $schema: _dialect, $id: _id, ...schema }: Record<string, unknown>): Record<string, unknown> => schema;
