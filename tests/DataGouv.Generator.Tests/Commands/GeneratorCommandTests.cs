namespace DataGouv.Generator.Tests.Commands;

public sealed class GeneratorCommandTests
{
    [TestCase("pull")]
    [TestCase("normalize")]
    [TestCase("generate")]
    [TestCase("diff")]
    public async Task Help_lists_every_command(string command) =>
        Assert.That(await CommandLine.Run("--help"), Has.Property("Code").EqualTo(0).And.Property("Output").Contains($"  {command} "));

    [TestCase("pull", "--from")]
    [TestCase("pull", "--api")]
    [TestCase("pull", "--specs")]
    [TestCase("normalize", "--documents")]
    [TestCase("generate", "--nswag")]
    [TestCase("generate", "--templates")]
    [TestCase("generate", "--output")]
    public async Task Help_of_a_command_lists_its_options(string command, string option) =>
        Assert.That((await CommandLine.Run(command, "--help")).Output, Does.Contain($"  {option} "));

    [TestCase("Unrecognized command or argument '--apii'.", "normalize", "--apii", "zoo")]
    [TestCase("Required argument missing for option: '--api'.", "normalize", "--api")]
    [TestCase("Option '--nswag' is required.", "generate", "--output", "x")]
    [TestCase("Option '--output' is required.", "generate", "--nswag", "x")]
    [TestCase("Required command was not provided.")]
    public async Task Run_with_wrong_options_says_which_and_ends_with_1(string said, params string[] arguments)
    {
        var result = await CommandLine.Run(arguments);

        Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Error").Contains(said));
    }

    [TestCase("pull")]
    [TestCase("normalize")]
    public async Task Run_without_a_specs_folder_names_the_file_and_ends_with_1(string command)
    {
        using var specs = new SmallSpecs();
        var missing = specs.PathOf("missing");

        var result = await CommandLine.Run(command, "--specs", missing);

        Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Error").Matches("^" + System.Text.RegularExpressions.Regex.Escape(Path.Combine(missing, "specs.json") + " : error : $: The file cannot be read")));
    }

    [TestCase("pull")]
    [TestCase("normalize")]
    public async Task Run_of_an_unknown_API_lists_the_known_ones_and_ends_with_1(string command)
    {
        using var specs = new SmallSpecs();

        var result = await CommandLine.Run(command, "--specs", specs.PathOf("specs"), "--api", "park");

        Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Error").Contains("There is no API named \"park\". Fix: Use one of: zoo."));
    }

    [Test]
    public async Task Normalize_writes_the_canonical_document_and_says_what_is_in_it()
    {
        using var specs = new SmallSpecs();

        var (code, output, _) = await CommandLine.Run("normalize", "--specs", specs.PathOf("specs"), "--documents", specs.PathOf("documents"));

        Assert.That((code, output.Split(" -> ")[0], File.Exists(specs.PathOf("documents/zoo.json"))), Is.EqualTo((0, "zoo: 1 operations, 1 schemas", true)));
    }

    [Test]
    public async Task Pull_from_a_folder_says_what_changed()
    {
        using var specs = new SmallSpecs();
        specs.Write("from/zoo.json", SmallSpecs.Zoo.Replace("animals", "birds", StringComparison.Ordinal));

        var (code, output, _) = await CommandLine.Run("pull", "--specs", specs.PathOf("specs"), "--from", specs.PathOf("from"), "--api", "zoo");

        Assert.That((code, output.ReplaceLineEndings("\n")), Is.EqualTo((0, "zoo: changed\n  operations: 1 -> 1\n  + GET /birds/{id}/\n  - GET /animals/{id}/\n  schemas: 1 -> 1\n")));
    }

    [Test]
    public async Task Generate_without_NSwag_says_how_to_get_it_and_ends_with_1()
    {
        using var specs = new SmallSpecs();

        var result = await CommandLine.Run(
            "generate", "--specs", specs.PathOf("specs"), "--documents", specs.PathOf("documents"), "--output", specs.PathOf("output"), "--nswag", specs.PathOf("none.dll"));

        Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Error").Contains("Restore the package NSwag.MSBuild"));
    }
}
