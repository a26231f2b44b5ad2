;;; eglot.el --- a real Emacs with eglot as the client, in batch.  -*- lexical-binding: t -*-
;; emacs -Q --batch -l eglot.el; see common.el.
(load (expand-file-name "common.el" (file-name-directory load-file-name)) nil t)
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect 20 eglot-autoshutdown nil eglot-send-changes-idle-time 0.05
      eglot-confirm-server-initiated-edits nil)

(defun base-finding ()
  (cl-find-if (lambda (d) (string-match-p "Kondisi awal indikator DATA" (flymake-diagnostic-text d)))
              (flymake-diagnostics)))

(condition-case problem
    (let ((file (plan)))
      (find-file file)
      (mode-is-right)
      (call-interactively #'eglot)
      (wait-for "eglot" (lambda () (bound-and-true-p eglot--managed-mode)))
      (cl-assert (file-equal-p (project-root (project-current)) (getenv "PLANS")) t)
      ;; The finding at its line.
      (flymake-start nil)
      (let ((finding (wait-for "a finding" (lambda () (flymake-start nil) (base-finding)))))
        (cl-assert (= (1+ (line-of "indikator DATA")) (line-number-at-pos (flymake-diagnostic-beg finding))) t)
        ;; From the target cell to the RPJMD's cell of the same year.
        (goto-char (point-min))
        (search-forward "indikator DATA")
        (search-forward "| 100%")
        (backward-char 3)
        (xref-find-definitions "LSP identifier at point")
        (in-the-rpjmd)
        (find-file file)
        ;; The repair, and the finding is gone.
        (let* ((begin (flymake-diagnostic-beg finding))
               (actions (append (eglot-code-actions begin (flymake-diagnostic-end finding) "quickfix" nil) nil))
               (fix (or (cl-find-if (lambda (action) (plist-get action :edit)) actions) (error "no repair"))))
          (eglot--apply-workspace-edit (plist-get fix :edit))
          (eglot--signal-textDocument/didChange)
          (wait-for "the finding to go" (lambda () (flymake-start nil) (null (base-finding))))))
      ;; A code gets another name.
      (goto-char (point-min))
      (search-forward "indikator STANDAR")
      (backward-char 2)
      (eglot-rename "STANDAR-DATA")
      (goto-char (point-min))
      (search-forward "indikator STANDAR-DATA \"")
      (eglot--signal-textDocument/didChange)
      (let ((inhibit-message t)) (save-buffer))
      (eglot-shutdown (eglot-current-server))
      (princ (format "Emacs %s eglot: finding, jump, rename, repair\n" emacs-version)))
  (error
   (princ (format "not right: %S\n" problem))
   (dolist (buffer (buffer-list))
     (when (string-match-p "EGLOT.*stderr" (buffer-name buffer))
       (princ (with-current-buffer buffer (buffer-string)))))
   (kill-emacs 1)))
