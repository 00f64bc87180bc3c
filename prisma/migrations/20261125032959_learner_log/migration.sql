-- DropIndex
DROP INDEX "card_owner_id_due_at_idx";

-- AlterTable
ALTER TABLE "card" ADD COLUMN     "show_at" TIMESTAMPTZ(3);

-- By hand, and before the index is made: nothing is marked yet, so every card shows when it is due.
UPDATE "card" SET "show_at" = "due_at";

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "certainty" SMALLINT;

-- CreateTable
CREATE TABLE "mark" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "question_owner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "flag" SMALLINT,
    "note" TEXT,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mark_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "card_marks" (
    "owner_id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "question_owner_id" UUID NOT NULL,
    "is_suspended" BOOLEAN NOT NULL,
    "buried_until" TIMESTAMPTZ(3),
    "flag" SMALLINT NOT NULL,
    "is_marked" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "card_marks_pkey" PRIMARY KEY ("owner_id","question_id")
);

-- CreateTable
CREATE TABLE "learner_settings" (
    "owner_id" UUID NOT NULL,
    "desired_retention" DOUBLE PRECISION NOT NULL,
    "new_per_day" INTEGER NOT NULL,
    "spent_seconds_max" INTEGER NOT NULL,
    "is_timer_shown" BOOLEAN NOT NULL,
    "is_certainty_asked" BOOLEAN NOT NULL,
    "is_answer_typed" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "learner_settings_pkey" PRIMARY KEY ("owner_id")
);

-- CreateTable
CREATE TABLE "memory_model" (
    "owner_id" UUID NOT NULL,
    "fitted_at" TIMESTAMPTZ(3) NOT NULL,
    "weights" DOUBLE PRECISION[],
    "review_count" INTEGER NOT NULL,
    "log_loss" DOUBLE PRECISION NOT NULL,
    "log_loss_before" DOUBLE PRECISION NOT NULL,
    "kept" BOOLEAN NOT NULL,

    CONSTRAINT "memory_model_pkey" PRIMARY KEY ("owner_id","fitted_at")
);

-- CreateIndex
CREATE INDEX "mark_owner_id_question_id_marked_at_idx" ON "mark"("owner_id", "question_id", "marked_at");

-- CreateIndex
CREATE INDEX "card_owner_id_state_show_at_question_id_question_owner_id_idx" ON "card"("owner_id", "state", "show_at", "question_id", "question_owner_id");

-- Written by hand from here on: what the schema language cannot say.

-- Marks are a log as reviews are: what holds is a fold over them.
CREATE TRIGGER "mark_append_only" BEFORE UPDATE ON "mark"
    FOR EACH ROW EXECUTE FUNCTION "refuse_update"();

ALTER TABLE "review"
    ADD CONSTRAINT "review_certainty_check" CHECK ("certainty" BETWEEN 0 AND 100);

ALTER TABLE "mark"
    ADD CONSTRAINT "mark_kind_check" CHECK (
        "kind" IN ('suspend', 'resume', 'bury', 'unbury', 'flag', 'mark', 'unmark', 'note')
    ),
    ADD CONSTRAINT "mark_flag_check" CHECK (("kind" = 'flag') = ("flag" IS NOT NULL) AND "flag" BETWEEN 0 AND 4),
    ADD CONSTRAINT "mark_note_check" CHECK (("kind" = 'note') = ("note" IS NOT NULL));

-- The due queue is read from the index alone as long as its pages are known to hold no dead rows.
ALTER TABLE "card" SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02
);
