using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class MarkSafeOperationsTests
{
    [TestCase("get", true)]
    [TestCase("head", true)]
    [TestCase("put", true)]
    [TestCase("delete", true)]
    [TestCase("options", true)]
    [TestCase("post", false)]
    [TestCase("patch", false)]
    public void Apply_lets_all_but_POST_and_PATCH_be_repeated(string verb, bool safe) =>
        Assert.That((bool?)Tiny.Operation(""" "tags": [] """, verb: verb).After<MarkSafeOperations>().OnlyOperation()["x-datagouv-safe-to-repeat"], Is.EqualTo(safe));

    [TestCase("get", "false", false)]
    [TestCase("post", "true", true)]
    public void Apply_keeps_what_an_overlay_says(string verb, string word, bool safe) =>
        Assert.That((bool?)Tiny.Operation($""" "x-datagouv-safe-to-repeat": {word} """, verb: verb).After<MarkSafeOperations>().OnlyOperation()["x-datagouv-safe-to-repeat"], Is.EqualTo(safe));
}
