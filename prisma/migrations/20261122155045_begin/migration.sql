-- CreateTable
CREATE TABLE "learner" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learner_session" (
    "token_hash" BYTEA NOT NULL,
    "learner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learner_session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "bank" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "license" TEXT NOT NULL,
    "topics" TEXT[],
    "sources" JSONB NOT NULL,
    "file_hash" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "question" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "owner_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "hint" TEXT,
    "answer" TEXT,
    "key_points" TEXT[],
    "level" TEXT NOT NULL,
    "topics" TEXT[],
    "source_name" TEXT,
    "source_section" TEXT,
    "body" JSONB NOT NULL,
    "sim" JSONB,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("owner_id","question_id","number")
);

-- CreateTable
CREATE TABLE "choice" (
    "owner_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "is_correct" BOOLEAN NOT NULL,
    "explanation" TEXT,

    CONSTRAINT "choice_pkey" PRIMARY KEY ("owner_id","question_id","version_number","position")
);

-- CreateTable
CREATE TABLE "card" (
    "owner_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "question_owner_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "step" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "last_reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("owner_id","question_id")
);

-- CreateTable
CREATE TABLE "review" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "question_owner_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "grade" SMALLINT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "spent_ms" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "review_undo" (
    "owner_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_undo_pkey" PRIMARY KEY ("owner_id","review_id")
);

-- CreateTable
CREATE TABLE "quiz_session" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topics" TEXT[],
    "kinds" TEXT[],
    "seed" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "quiz_session_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "quiz_answer" (
    "owner_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "question_id" UUID NOT NULL,
    "question_owner_id" UUID NOT NULL,
    "version_number" INTEGER NOT NULL,
    "response" JSONB,
    "score" DOUBLE PRECISION,
    "answered_at" TIMESTAMPTZ(3),
    "spent_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quiz_answer_pkey" PRIMARY KEY ("owner_id","session_id","position")
);

-- CreateIndex
CREATE INDEX "learner_session_learner_id_idx" ON "learner_session"("learner_id");

-- CreateIndex
CREATE UNIQUE INDEX "bank_owner_id_slug_key" ON "bank"("owner_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "question_owner_id_bank_id_key_key" ON "question"("owner_id", "bank_id", "key");

-- CreateIndex
CREATE INDEX "card_owner_id_due_at_idx" ON "card"("owner_id", "due_at");

-- CreateIndex
CREATE INDEX "review_owner_id_question_id_reviewed_at_idx" ON "review"("owner_id", "question_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "review_owner_id_reviewed_at_idx" ON "review"("owner_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "quiz_session_owner_id_started_at_idx" ON "quiz_session"("owner_id", "started_at");

-- AddForeignKey
ALTER TABLE "learner_session" ADD CONSTRAINT "learner_session_learner_id_fkey" FOREIGN KEY ("learner_id") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_owner_id_bank_id_fkey" FOREIGN KEY ("owner_id", "bank_id") REFERENCES "bank"("owner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_owner_id_question_id_fkey" FOREIGN KEY ("owner_id", "question_id") REFERENCES "question"("owner_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "choice" ADD CONSTRAINT "choice_owner_id_question_id_version_number_fkey" FOREIGN KEY ("owner_id", "question_id", "version_number") REFERENCES "question_version"("owner_id", "question_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quiz_answer" ADD CONSTRAINT "quiz_answer_owner_id_session_id_fkey" FOREIGN KEY ("owner_id", "session_id") REFERENCES "quiz_session"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand from here on: what the schema language cannot say.

-- The log is the truth that memories are computed from. Erasing an owner stays possible.
CREATE FUNCTION "refuse_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "review_append_only" BEFORE UPDATE ON "review"
    FOR EACH ROW EXECUTE FUNCTION "refuse_update"();

ALTER TABLE "review"
    ADD CONSTRAINT "review_grade_check" CHECK ("grade" BETWEEN 1 AND 4),
    ADD CONSTRAINT "review_spent_ms_check" CHECK ("spent_ms" >= 0);

ALTER TABLE "quiz_answer"
    ADD CONSTRAINT "quiz_answer_spent_ms_check" CHECK ("spent_ms" >= 0);

-- A card is rewritten at every review: room on its page saves moving it.
ALTER TABLE "card" SET (fillfactor = 85);
