# homebrew.rb FORMULA FOLDER: installs a formula into a folder as Homebrew does, with as much of Homebrew as this formula uses, and
# runs its test. Homebrew itself is in no registry that a Linux machine without it can reach.
require "digest"
require "fileutils"
require "open-uri"
require "open3"
require "rbconfig"
require "tmpdir"

SYSTEM = RbConfig::CONFIG["host_os"].include?("darwin") ? :macos : :linux
PROCESSOR = RbConfig::CONFIG["host_cpu"].match?(/arm|aarch64/) ? :arm : :intel

# A folder into which a formula installs: a name, or a name and what it is called there.
class Place
  def initialize(path) = @path = path
  def to_s = @path

  def install(what)
    from, to = what.is_a?(Hash) ? what.first : [what, File.basename(what)]
    FileUtils.mkdir_p(@path)
    FileUtils.cp(from, File.join(@path, to))
  end
end

class Formula
  class << self
    attr_reader :checks

    %i[desc homepage version license url sha256].each do |field|
      define_method(field) { |*value| value.empty? ? instance_variable_get("@#{field}") : instance_variable_set("@#{field}", value[0]) }
    end
    { on_macos: SYSTEM == :macos, on_linux: SYSTEM == :linux, on_intel: PROCESSOR == :intel, on_arm: PROCESSOR == :arm }
      .each { |name, here| define_method(name) { |&block| block.call if here } }

    def test(&block) = @checks = block
    def inherited(formula) = (@@formula = formula)
    def last = @@formula
  end

  { bin: "bin", man1: "share/man/man1", bash_completion: "etc/bash_completion.d", zsh_completion: "share/zsh/site-functions",
    fish_completion: "share/fish/vendor_completions.d" }
    .each { |name, path| define_method(name) { Place.new(File.join(ARGV[1], path)) } }

  def version = self.class.version

  # Homebrew goes into the only folder of an archive before it installs.
  def fetch_and_install
    Dir.mktmpdir do |work|
      archive = File.join(work, "archive.tar.gz")
      File.binwrite(archive, URI.parse(self.class.url).read)
      abort "error: the checksum does not match" if Digest::SHA256.file(archive).hexdigest != self.class.sha256
      system("tar", "-xzf", archive, "-C", work, exception: true)
      Dir.chdir(Dir[File.join(work, "*/")].first) { install }
    end
    instance_eval(&self.class.checks)
  end

  def shell_output(command)
    output, status = Open3.capture2(command)
    abort "error: `#{command}` ended with #{status.exitstatus}" unless status.success?
    output
  end

  def assert_match(expected, text) = text.include?(expected) || abort("error: no `#{expected}` in\n#{text}")
end

load ARGV[0]
%i[desc homepage version license url sha256].each { |field| Formula.last.send(field) || abort("error: the formula has no #{field}") }
abort "error: `desc` is too long for Homebrew" if Formula.last.desc.length > 80
Formula.last.new.fetch_and_install
