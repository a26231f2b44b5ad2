;;; lsp-mode.el --- a real Emacs with lsp-mode as the client, in batch.  -*- lexical-binding: t -*-
;; emacs -Q --batch -l lsp-mode.el; see common.el.
(load (expand-file-name "common.el" (file-name-directory load-file-name)) nil t)
(require 'lsp-mode)
(require 'lsp-diagnostics)
(setq lsp-session-file (make-temp-name (expand-file-name "session" temporary-file-directory))
      lsp-auto-guess-root t lsp-guess-root-without-session t lsp-diagnostics-provider :none lsp-restart 'ignore
      lsp-headerline-breadcrumb-enable nil lsp-modeline-code-actions-enable nil lsp-modeline-diagnostics-enable nil
      lsp-modeline-workspace-status-enable nil lsp-lens-enable nil lsp-enable-file-watchers nil lsp-idle-delay 0.05
      lsp-keep-workspace-alive nil lsp-completion-enable nil lsp-enable-folding nil lsp-enable-links nil
      lsp-signature-auto-activate nil lsp-enable-symbol-highlighting nil lsp-enable-on-type-formatting nil)
(setq lsp--session (make-lsp-session))
(lsp-workspace-folders-add (getenv "PLANS"))

(defun base-finding (file)
  (seq-find (lambda (d) (string-match-p "Kondisi awal indikator DATA" (lsp:diagnostic-message d)))
            (gethash (lsp--fix-path-casing file) (lsp-diagnostics t))))

(condition-case problem
    (let ((file (file-truename (plan))))
      (find-file file)
      (mode-is-right)
      (lsp)
      (wait-for "lsp-mode" (lambda ()
                             (and (lsp-workspaces)
                                  (eq 'initialized (lsp--workspace-status (car (lsp-workspaces)))))))
      ;; The finding at its line.
      (let* ((finding (wait-for "a finding" (lambda () (base-finding file))))
             (range (lsp:diagnostic-range finding)))
        (cl-assert (= (line-of "indikator DATA") (lsp:position-line (lsp:range-start range))) t)
        ;; From the target cell to the RPJMD's cell of the same year.
        (goto-char (point-min))
        (search-forward "indikator DATA")
        (search-forward "| 100%")
        (backward-char 3)
        (lsp-find-definition)
        (in-the-rpjmd)
        (find-file file)
        ;; The repair, and the finding is gone.
        (goto-char (lsp--position-to-point (lsp:range-start range)))
        (let* ((context `(:diagnostics ,(vector finding) :only ["quickfix"]))
               (actions (lsp-request "textDocument/codeAction"
                                     `(:textDocument ,(lsp--text-document-identifier) :range ,range :context ,context)))
               (fix (or (seq-find (lambda (action) (lsp:code-action-edit? action)) actions) (error "no repair"))))
          (lsp--apply-workspace-edit (lsp:code-action-edit? fix))
          (wait-for "the finding to go" (lambda () (null (base-finding file))))))
      ;; A code gets another name.
      (goto-char (point-min))
      (search-forward "indikator STANDAR")
      (backward-char 2)
      (lsp-rename "STANDAR-DATA")
      (goto-char (point-min))
      (search-forward "indikator STANDAR-DATA \"")
      (let ((inhibit-message t)) (save-buffer))
      (lsp-workspace-shutdown (car (lsp-workspaces)))
      (princ (format "Emacs %s lsp-mode: finding, jump, rename, repair\n" emacs-version)))
  (error
   (princ (format "not right: %S\n" problem))
   (dolist (buffer (buffer-list))
     (when (string-match-p "selaras.*stderr" (buffer-name buffer))
       (princ (with-current-buffer buffer (buffer-string)))))
   (kill-emacs 1)))
