;;; selaras-mode.el --- Naskah RPJMD dan Renstra  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; URL: https://github.com/selaras-rencana/selaras

;;; Commentary:

;; Colours, indentation and imenu for plans in the language Selaras, and its language server for eglot and lsp-mode.
;; A word is a keyword only where a statement begins: at the start of a line and after a brace or a semicolon.

;;; Code:

(require 'cl-lib)
(require 'project)
(require 'seq)

(defgroup selaras nil
  "Plans in the language Selaras."
  :group 'languages)

(defcustom selaras-program '("selaras" "server")
  "The language server, with its arguments."
  :type '(repeat string))

(defcustom selaras-indent 2
  "Columns by which a block is indented."
  :type 'integer
  :safe #'integerp)

(defconst selaras-nodes
  '("daerah" "rpjpd" "rpjmd" "rpd" "renstra" "rkpd" "renja" "pendampingan" "capaian" "perangkat-daerah" "kelompok"
    "skala" "visi" "misi" "tujuan" "sasaran" "strategi" "arah-kebijakan" "aspek" "urusan" "janji" "isu"
    "program" "outcome" "kegiatan" "subkegiatan" "keluaran" "indikator" "pendamping" "sesi" "catatan")
  "Words that open a node.")

(defconst selaras-properties
  '("jenis" "kode" "alias" "bagian-dari" "menggantikan" "berpedoman" "perubahan-dari" "periode" "tahun"
    "tahun-program" "ditetapkan" "dasar" "nomenklatur" "satuan-pagu" "pagu-indikatif" "dicabut" "mendukung"
    "nspk" "penanggung-jawab" "menjawab" "melalui" "pagu" "pagu-akhir" "prioritas" "lokasi" "sumber-dana"
    "satuan" "arah" "perhitungan" "awal" "target" "akhir" "definisi" "formula" "sumber-data" "penyedia"
    "kode-referensi" "rumus-baru" "berkontribusi" "sumber" "label" "kecualikan" "batas" "mendampingi"
    "tenggat" "faktor" "tindak-lanjut" "selesai" "realisasi")
  "Words that open a property.")

(defconst selaras-with-figures
  '("periode" "tahun" "tahun-program" "ditetapkan" "pagu" "pagu-akhir" "skala" "awal" "target"
    "akhir" "rumus-baru" "batas" "tenggat" "selesai")
  "Words of properties that are followed by figures, years or dates.")

(defconst selaras--goes-on "pada\\|tentang\\|karena\\|oleh\\|sampai")

(defvar selaras-mode-syntax-table
  (let ((table (make-syntax-table)))
    ;; "//" begins a comment; a single slash is part of a code.
    (modify-syntax-entry ?/ "_ 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\r ">" table)
    (dolist (mark '(?- ?. ?_ ?: ?% ?– ?² ?³))
      (modify-syntax-entry mark "_" table))
    (dolist (mark '(?, ?| ?= ?< ?> ?≤ ?≥ ?\; ?'))
      (modify-syntax-entry mark "." table))
    table))

(defun selaras--words (words)
  "A regexp for WORDS, as whole words of the language."
  (concat "\\(" (regexp-opt words) "\\)\\_>"))

(defun selaras--find (regexp limit)
  "Search REGEXP up to LIMIT where a statement begins.
That is never in a text, a comment, or the body of a kelompok or a skala."
  (let ((case-fold-search t) found)
    (while (and (not found) (re-search-forward regexp limit t))
      (let* ((start (match-beginning 1)) (state (save-excursion (save-match-data (syntax-ppss start)))))
        (setq found (and (not (nth 8 state))
                         (selaras--begins-p start)
                         (not (selaras--bare-p state))))))
    found))

(defun selaras--begins-p (place)
  "A statement begins at PLACE."
  (save-excursion
    (save-match-data
      (goto-char place)
      (skip-chars-backward " \t")
      (when (looking-back "\\_<lanjutan" (line-beginning-position))
        (goto-char (match-beginning 0))
        (skip-chars-backward " \t"))
      (or (bolp) (memq (char-before) '(?{ ?} ?\;))))))

(defun selaras--bare-p (state)
  "The keyword of the block of STATE where that holds no statements, else nil."
  (let ((open (nth 1 state)))
    (and open
         (save-excursion
           (save-match-data
             (goto-char open)
             (let ((case-fold-search t))
               (and (looking-back
                     "\\(?:^\\|[{};]\\)[ \t]*\\(?:lanjutan[ \t]+\\)?\\(kelompok\\|skala\\)\\_>[^{};]*"
                     (max (point-min) (- open 300)))
                    (downcase (match-string-no-properties 1)))))))))

(defun selaras--keyword (words)
  "A function that finds WORDS where a statement begins."
  (let ((regexp (concat "\\_<" (selaras--words words))))
    (lambda (limit) (selaras--find regexp limit))))

(defun selaras--figure (limit)
  "Find a number, year or date up to LIMIT in a statement that has some."
  (let ((case-fold-search t) found)
    (while (and (not found)
                (re-search-forward
                 "\\_<\\(\\(?:rp\\.?\\)?[-–]?[0-9]\\(?:[0-9.:%–²³-]\\|,-\\|,[0-9]\\|/[0-9]\\)*\\)\\_>" limit t))
      (setq found (save-match-data
                    (save-excursion
                      (goto-char (match-beginning 1))
                      (and (not (nth 8 (syntax-ppss))) (selaras--in-figures-p))))))
    found))

(defun selaras--in-figures-p ()
  "Point is where a figure stands, and not a code."
  (let ((case-fold-search t) (start (line-beginning-position)) (end (point)))
    (save-excursion
      (goto-char end)
      (when (re-search-backward "[{};]" start 'move) (forward-char 1))
      (let ((statement (buffer-substring-no-properties (point) end)))
        (or (equal (selaras--bare-p (syntax-ppss end)) "skala")
            (string-match-p "=" statement)
            (string-match-p "^[ \t]*|" statement)
            (string-match-p "\\_<\\(hlm\\|bobot\\|sampai\\)\\_>[^a-z]*\\'" statement)
            (string-match-p (concat "^[ \t]*\\(" (regexp-opt selaras-with-figures) "\\)[ \t]+"
                                    "[<>≤≥( \t]*\\([0-9][^ \t]*,?[ \t]+\\)*\\'")
                            statement)
            (string-match-p "^[ \t]*\\(pagu-indikatif\\|realisasi\\)[ \t]+[^ \t]+[ \t]+\\(pagu[ \t]+\\)?\\'" statement)
            (string-match-p "\\_<tw[ \t]+\\'" statement)
            (string-match-p "^[ \t]*sesi[ \t]+\\'" statement))))))

(defconst selaras-font-lock
  `((,(selaras--keyword '("lanjutan")) 1 font-lock-keyword-face)
    (,(selaras--keyword selaras-nodes) 1 font-lock-keyword-face)
    (,(selaras--keyword selaras-properties) 1 font-lock-variable-name-face)
    ;; Clauses, where they have something to part.
    ("^[ \t]*\\_<\\(pada\\|tentang\\|karena\\|oleh\\|sampai\\)\\_>" 1 font-lock-builtin-face)
    (selaras--clause 1 font-lock-builtin-face)
    ("[“”„][^“”\"\n]*[“”\"]" 0 font-lock-string-face t)
    (selaras--figure 1 font-lock-constant-face))
  "What `selaras-mode' colours.")

(defconst selaras--clauses
  '((("indikator") "mengacu")
    (("rpjpd" "rpjmd" "rpd" "renstra" "rkpd" "renja") "tabel")
    (("catatan") "pada" "tentang")
    (("sumber") "hlm")
    (("berkontribusi") "bobot")
    (("penanggung-jawab") "urusan")
    (("realisasi") "pagu" "tw")
    (("kecualikan" "pada" "tentang" "karena" "oleh" "sampai") "pada" "tentang" "karena" "oleh" "sampai"))
  "Clause words by the word with which their statement begins.")

(defun selaras--clause (limit)
  "Find a clause word up to LIMIT in a statement that may have it."
  (let ((case-fold-search t) found)
    (while (and (not found)
                (re-search-forward
                 "[ \t\"”]\\_<\\(mengacu\\|tabel\\|pada\\|tentang\\|karena\\|oleh\\|sampai\\|hlm\\|bobot\\|urusan\\|pagu\\|tw\\)\\_>"
                 limit t))
      (setq found
            (save-match-data
              (let ((word (downcase (match-string 1))) (end (match-beginning 1)) first)
                (save-excursion
                  (goto-char end)
                  (unless (nth 8 (syntax-ppss))
                    (when (re-search-backward "[{};]" (line-beginning-position) 'move) (forward-char 1))
                    (skip-chars-forward " \t")
                    (when (looking-at "lanjutan[ \t]+") (goto-char (match-end 0)))
                    (setq first (and (< (point) end) (looking-at "[a-z-]+\\_>") (downcase (match-string 0))))
                    (and first
                         (seq-some (lambda (row) (and (member first (car row)) (member word (cdr row))))
                                   selaras--clauses))))))))
    found))

(defun selaras-indent-line ()
  "Indent this line by the blocks in which it stands."
  (interactive)
  (let* ((place (save-excursion (back-to-indentation) (point)))
         (state (save-excursion (syntax-ppss place)))
         (column
          (save-excursion
            (goto-char place)
            (if (nth 3 state)
                (current-column)
              (let ((closes (eq (char-after) ?})) (case-fold-search t)
                    (goes-on (looking-at-p (concat "|\\|[\"“”„]\\|\\(" selaras--goes-on "\\)[ \t]")))
                    (base (if (nth 1 state)
                              (progn (goto-char (nth 1 state)) (+ (current-indentation) selaras-indent))
                            0)))
                (cond (closes (- base selaras-indent))
                      (goes-on (+ base (* 2 selaras-indent)))
                      (t base)))))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to (max 0 column))
      (save-excursion (indent-line-to (max 0 column))))))

;;;###autoload
(define-derived-mode selaras-mode prog-mode "Selaras"
  "Mode for plans in the language Selaras."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local comment-end "")
  (setq-local indent-line-function #'selaras-indent-line)
  (setq-local electric-indent-chars (append "}|" electric-indent-chars))
  (setq-local indent-tabs-mode nil)
  (setq-local font-lock-defaults '(selaras-font-lock nil t))
  (setq-local imenu-case-fold-search t)
  (setq-local imenu-generic-expression
              (mapcar (lambda (word)
                        (list word (concat "^[ \t]*\\(?:lanjutan[ \t]+\\)?" word "[ \t]+\\(.*?\\)[ \t]*{?[ \t]*\\(?://.*\\)?$") 1))
                      '("tujuan" "sasaran" "program" "kegiatan" "subkegiatan" "indikator"))))

;;;###autoload
(define-derived-mode rpjmd-mode selaras-mode "RPJMD"
  "Mode for RPJMD in the language Selaras.")

;;;###autoload
(define-derived-mode renstra-mode selaras-mode "Renstra"
  "Mode for Renstra in the language Selaras.")

;;;###autoload
(progn
  (add-to-list 'auto-mode-alist '("\\.rpjmd\\'" . rpjmd-mode))
  (add-to-list 'auto-mode-alist '("\\.renstra\\'" . renstra-mode))
  (add-to-list 'auto-mode-alist '("\\.selaras\\'" . selaras-mode)))

(defun selaras-project (folder)
  "The workspace of FOLDER: the nearest folder above it with selaras.toml."
  (let ((root (locate-dominating-file folder "selaras.toml")))
    (and root (cons 'selaras root))))

(cl-defmethod project-root ((project (head selaras)))
  "The folder of PROJECT."
  (cdr project))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons '(rpjmd-mode renstra-mode selaras-mode) (lambda (&rest _) selaras-program))))

(add-hook 'project-find-functions #'selaras-project)

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")
(with-eval-after-load 'lsp-mode
  (dolist (mode '((rpjmd-mode . "rpjmd") (renstra-mode . "renstra") (selaras-mode . "selaras")))
    (add-to-list 'lsp-language-id-configuration mode))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () selaras-program))
                    :activation-fn (lsp-activate-on "rpjmd" "renstra" "selaras")
                    :server-id 'selaras)))

(provide 'selaras-mode)
;;; selaras-mode.el ends here
