/** Words by which collections name what is no question, in the languages they are translated to. */

const ANSWERS =
  'answers?|ans|solutions?|respuestas?|soluci[oó]n|resposta|solução|réponses?|antwort(?:en)?|lösung|rispost[ae]|soluzione|ответ|решение|відповідь|рішення|odpowied[zź]|rozwiązanie|cevap|yanıt|đáp án|câu trả lời|antwoord|răspuns|jawaban|odgovor|përgjigj[aj]?[aej]?|svar|válasz|الإجابة|الاجابة|إجابة|जवाब|उत्तर|คำตอบ|答案|解答|答え|回答|解説|參考答案|参考答案|정답|답|풀이|پاسخ|javob';
/** What says of which answer it is, before or after such a word: `Respuesta correcta`. */
const WHICH =
  '(?:sample|model|suggested|correct|possible|right|the|bonne|richtige|правильный|верный|正确|正確) ?';
const RIGHT = '(?: (?:correctas?|correctes?|correcte|corrett[ae]|corretas?|certa|exactes?))?';
/** What may follow such a word: `Solution steps`, `Answer walkthrough`. */
const PARTS = '(?:[ -](?:walk-?through|steps?|explained|explanation))?';
const OPENERS =
  'show|reveal|hide|toggle|click|expand|open|see|view|references?|explanations?|result|output|spoiler|tl;?dr|one solution|(?:sample|model|suggested|correct|possible|best|short|the|your|example|full|detailed) (?:answers?|solutions?)';

const answerHeading = new RegExp(
  String.raw`^[\s\p{P}\p{S}]*(?:${WHICH})?(?:${ANSWERS})${RIGHT}${PARTS}(?:\s*\d{1,3})?\s*(?:[:：(\p{S}*_.-].*)?$`,
  'iu',
);
const answerSummary = new RegExp(
  String.raw`^[\s\p{P}\p{S}]*(?:${OPENERS}|${ANSWERS})(?![\p{L}])`,
  'iu',
);

/** Whether a heading or label says that the answer follows: `Answer`, `Antwort: D`, `Solution 2`. */
export function isAnswerHeading(words: string): boolean {
  return words.length < 200 && answerHeading.test(words.trim());
}

const answerLabel = new RegExp(
  String.raw`^[*_\s\p{So}]{0,6}(?:${WHICH})?(?:${ANSWERS})${RIGHT}${PARTS}\s*\d{0,2}[*_]{0,2}\s?[:：]\s?[*_]{0,2}\s*`,
  'iu',
);

/** How many characters of a line are the label of an answer, such as `**Answer:** `; 0 for none. */
export function answerLabelLength(line: string): number {
  return answerLabel.exec(line.slice(0, 100))?.[0].length ?? 0;
}

/**
 * Whether a summary is the handle of an answer: `show`, `Click to see`. A question that begins with
 * such a word, as `Show how DNS works` does, is no handle: it is longer, or it asks.
 */
export function isAnswerSummary(words: string): boolean {
  if (words.trim() === '' || isAnswerHeading(words)) return true;
  if (!answerSummary.test(words) || /[?？]\s*$/.test(words)) return false;
  return words.trim().split(/\s+/).length <= 6;
}

export function isHintTitle(words: string): boolean {
  return (
    /^\W*(?:hints?|tips?|clues?|pistas?|indice|подсказк[аи]|hinweis|提示)(?![\p{L}])/iu.test(
      words,
    ) && words.length < 40
  );
}

const page =
  /^[\s\p{P}\p{S}]*(?:table of contents?(?: \(.{0,40}\))?|contents?|index|toc|licen[cs]e|contribut(?:e|ing|ors|ions?)|code of conduct|acknowledge?ments?|credits?|authors?|support|sponsors?|donate|back to top|change ?log|star history|disclaimer|prerequisites|further reading|see also|resources|references|useful links|links|conclusion|summary|introduction|about(?: this (?:repo|repository|project))?|how to (?:use|contribute)(?: .{0,40})?|getting started|installation|índice|inhaltsverzeichnis|table des matières|sommaire|indice|sumário|содержание|оглавление|зміст|目录|目錄|目次|목차)[\s\p{P}\p{S}]*$/iu;

/** Whether a heading names a part of the page, such as its table of contents or licence. */
export function isPageTitle(words: string): boolean {
  return words.length < 80 && page.test(words);
}

const asking =
  /^(?:what|why|how|when|where|which|who|whose|explain|describe|define|discuss|compare|list|name|give|tell|write|create|can|could|do|does|did|is|are|should|would|will|have|has|difference|differences|implement|design|true or false|state|mention|show|suppose|imagine|consider|find|identify|in which|in what|at what|qué|que|cuál|cómo|por qué|quel|quelle|comment|pourquoi|was|wie|warum|welche|che|cosa|come|perché|quale|что|как|почему|какой|зачем|що|як|чому)(?![\p{L}])/iu;

/** Whether words ask, by their mark or by how they begin. */
export function isAsking(words: string): boolean {
  return /[?？؟](?:["'”’»)\]*_`\s]|$)/u.test(words.slice(-6)) || asking.test(words);
}
