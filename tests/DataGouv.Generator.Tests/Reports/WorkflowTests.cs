using System.Text.RegularExpressions;

namespace DataGouv.Generator.Tests.Reports;

/// <summary>The workflow files are valid, ask for little, and call what is there.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Expected = ["ci.yml", "release.yml", "spec-change.yml"];

    private static readonly string[] Compulsory = ["name", "on", "permissions", "jobs"];

    private static IEnumerable<string> Workflows => Workflow.All.Select(one => one.Name);

    [Test]
    public void Workflows_are_there_for_changes_and_releases() =>
        Assert.That(Workflow.All.Select(one => one.Name), Is.SupersetOf(Expected));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_says_when_it_runs_and_what_it_may(string name) =>
        Assert.That(Of(name).Words, Is.SupersetOf(Compulsory));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_jobs_have_a_machine_and_a_time_limit(string name) =>
        Assert.That(Of(name).Jobs.All(job => Workflow.Has(job, "runs-on") && Workflow.Has(job, "timeout-minutes") && Workflow.Has(job, "steps")));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_steps_use_an_action_or_run_a_command(string name) =>
        Assert.That(Of(name).Steps.All(step => Workflow.Has(step, "uses") != Workflow.Has(step, "run")));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_actions_are_pinned_by_commit(string name) =>
        Assert.That(
            Of(name).Steps.Where(step => Workflow.Has(step, "uses")).Select(step => Workflow.Scalar(step["uses"])),
            Has.All.Matches<string>(action => Pinned().IsMatch(action ?? "")));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_calls_targets_that_exist(string name)
    {
        var script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "build.cake"));

        var targets = Of(name).Steps.Where(step => Workflow.Has(step, "run")).SelectMany(step => Target().Matches(Workflow.Scalar(step["run"]))).Select(match => match.Groups[1].Value);

        Assert.That(targets, Has.All.Matches<string>(target => script.Contains($"Task(\"{target}\")", StringComparison.Ordinal)));
    }

    [TestCase("ci.yml", "contents: read")]
    [TestCase("release.yml", "contents: write")]
    [TestCase("spec-change.yml", "contents: write, pull-requests: write")]
    public void Workflow_asks_for_no_more_than_it_needs(string name, string permissions) =>
        Assert.That(string.Join(", ", Of(name).Permissions), Is.EqualTo(permissions));

    [TestCaseSource(nameof(Workflows))]
    public void Workflow_names_no_host(string name) =>
        Assert.That(Of(name).Text, Does.Not.Contain("://"));

    private static Workflow Of(string name) => Workflow.All.Single(one => one.Name == name);

    [GeneratedRegex("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"--target=(\S+)")]
    private static partial Regex Target();
}
