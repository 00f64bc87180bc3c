/** Where there is no endpoint: a program that asks is told so in JSON, not with a page. */
function answer(): Response {
  const error = { code: 'not-found', message: 'There is no such address in this interface.' };
  return Response.json({ error }, { status: 404 });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
