-- CreateTable
CREATE TABLE "bank_import_media" (
    "owner_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "bank_import_media_pkey" PRIMARY KEY ("owner_id","import_id","name")
);

-- CreateTable
CREATE TABLE "bank_media" (
    "owner_id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_media_pkey" PRIMARY KEY ("owner_id","bank_id","name")
);

-- AddForeignKey
ALTER TABLE "bank_import_media" ADD CONSTRAINT "bank_import_media_owner_id_import_id_fkey" FOREIGN KEY ("owner_id", "import_id") REFERENCES "bank_import"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_media" ADD CONSTRAINT "bank_media_owner_id_bank_id_fkey" FOREIGN KEY ("owner_id", "bank_id") REFERENCES "bank"("owner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand from here on: what the schema language cannot say.

-- Pictures that browsers draw, and nothing that runs in them.
ALTER TABLE "bank_import_media"
    ADD CONSTRAINT "bank_import_media_type_check"
    CHECK ("media_type" IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
    ADD CONSTRAINT "bank_import_media_bytes_check" CHECK (octet_length("bytes") <= 2097152);

ALTER TABLE "bank_media"
    ADD CONSTRAINT "bank_media_type_check"
    CHECK ("media_type" IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
    ADD CONSTRAINT "bank_media_bytes_check" CHECK (octet_length("bytes") <= 2097152);
