import { defineConfig } from 'prisma/config';

// generate, validate and format never run the schema engine, but the command insists on having its
// file and would download it. Naming any file that exists keeps them working without a network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
