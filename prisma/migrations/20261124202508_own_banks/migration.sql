-- AlterTable
ALTER TABLE "question" ADD COLUMN     "has_own_key" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "words_hash" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "question_version" ADD COLUMN     "changes_key" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "bank_text" (
    "owner_id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "retired" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,

    CONSTRAINT "bank_text_pkey" PRIMARY KEY ("owner_id","bank_id","number")
);

-- CreateTable
CREATE TABLE "bank_import" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "problem" TEXT,
    "sources" JSON NOT NULL DEFAULT '[]',
    "result" JSON,
    "found" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "byte_count" INTEGER NOT NULL DEFAULT 0,
    "bank_id" UUID,
    "text_number" INTEGER,
    "text_number_before" INTEGER,

    CONSTRAINT "bank_import_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateIndex
CREATE INDEX "bank_import_owner_id_created_at_idx" ON "bank_import"("owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "bank_text" ADD CONSTRAINT "bank_text_owner_id_bank_id_fkey" FOREIGN KEY ("owner_id", "bank_id") REFERENCES "bank"("owner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand from here on: what the schema language cannot say.

-- What was saved stays as it was: differences between versions are differences between these rows.
CREATE TRIGGER "bank_text_immutable" BEFORE UPDATE ON "bank_text"
    FOR EACH ROW EXECUTE FUNCTION "refuse_update"();

ALTER TABLE "bank_text"
    ADD CONSTRAINT "bank_text_origin_check" CHECK ("origin" IN ('import', 'edit', 'undo'));

ALTER TABLE "bank_import"
    ADD CONSTRAINT "bank_import_state_check"
    CHECK ("state" IN ('reading', 'ready', 'failed', 'cancelled', 'stored', 'undone'));
