namespace DataGouv.Generator.Updating;

/// <summary>The new documents do not compile, or do not pass the tests.</summary>
/// <param name="step">What was tried, such as <c>build</c>.</param>
/// <param name="output">What it said, or the end of it.</param>
internal sealed class BuildFailedException(string step, string output) : Exception($"The {step} failed.")
{
    /// <summary>What was tried.</summary>
    public string Step { get; } = step;

    /// <summary>What it said.</summary>
    public string Output { get; } = output;
}
