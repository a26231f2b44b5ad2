//! Tells Zed how the language server of Selaras is started: the `selaras` on the PATH of the workspace.

use zed_extension_api as zed;

struct Selaras;

impl zed::Extension for Selaras {
    fn new() -> Self {
        Selaras
    }

    fn language_server_command(
        &mut self,
        _: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("selaras")
            .ok_or("Program selaras tidak ada di PATH. / There is no selaras on the PATH.")?;
        Ok(zed::Command { command, args: vec!["server".to_owned()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Selaras);
