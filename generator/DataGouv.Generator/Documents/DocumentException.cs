namespace DataGouv.Generator.Documents;

/// <summary>A defect of a document that stops the generator: where it is, what is wrong, and what mends it.</summary>
internal sealed class DocumentException : Exception
{
    /// <summary>Describes one defect.</summary>
    /// <param name="path">The JSON path of the defect inside the document.</param>
    /// <param name="problem">What is wrong, in one sentence.</param>
    /// <param name="fix">What the maintainer does about it, in one sentence.</param>
    /// <param name="file">The file, when the thrower knows it; the pipeline fills it in otherwise.</param>
    /// <param name="inner">The exception behind the defect, if there is one.</param>
    public DocumentException(string path, string problem, string fix, string? file = null, Exception? inner = null)
        : base(problem, inner)
    {
        JsonPath = path;
        Problem = problem;
        Fix = fix;
        File = file;
    }

    /// <summary>The JSON path of the defect inside the document.</summary>
    public string JsonPath { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What mends it.</summary>
    public string Fix { get; }

    /// <summary>The file that holds the defect.</summary>
    public string? File { get; }

    /// <summary>The same defect, located in a file.</summary>
    public DocumentException In(string file) =>
        File is null ? new DocumentException(JsonPath, Problem, Fix, file, InnerException) : this;

    /// <summary>File, path, problem and fix in one line of the form that MSBuild takes for an error, whatever its verbosity.</summary>
    public override string ToString() => $"{File ?? "document"} : error : {JsonPath}: {Problem} Fix: {Fix}".ReplaceLineEndings(" ");
}
